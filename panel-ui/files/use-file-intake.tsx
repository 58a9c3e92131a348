/**
 * World: panel. The ways a profile file comes in: chosen, dropped anywhere on the panel, pasted as a file
 * or as its text.
 */
import { useCallback, useEffect, useMemo, useRef, type ReactElement } from 'react';
import type { Action } from '../store/state.ts';
import { openProfileFile, openProfileText, type OpenedFile } from './profile-files.ts';

export interface FileIntake {
  /** Asks for a file. */
  readonly choose: () => void;
  /** Belongs somewhere in the document. */
  readonly input: ReactElement;
}

export function useFileIntake(
  dispatch: (action: Action) => void,
  onDragged: (over: boolean) => void,
): FileIntake {
  const input = useRef<HTMLInputElement>(null);
  const take = useCallback(
    (opened: OpenedFile) => {
      if (opened.ok) dispatch({ type: 'file-opened', profile: opened.profile, name: opened.name });
      else dispatch({ type: 'failed', error: opened.error });
    },
    [dispatch],
  );
  const takeFiles = useCallback(
    (files: Iterable<File>) => {
      for (const file of files) void openProfileFile(file, file.name).then(take);
    },
    [take],
  );

  useEffect(() => {
    const listeners = new AbortController();
    const options = { signal: listeners.signal };
    const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    document.addEventListener(
      'dragover',
      (event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        onDragged(true);
      },
      options,
    );
    document.addEventListener(
      'dragleave',
      (event) => {
        if (event.relatedTarget === null) onDragged(false);
      },
      options,
    );
    document.addEventListener(
      'drop',
      (event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        onDragged(false);
        takeFiles(event.dataTransfer?.files ?? []);
      },
      options,
    );
    document.addEventListener(
      'paste',
      (event) => {
        if (event.target instanceof HTMLInputElement) return;
        const files = event.clipboardData?.files ?? [];
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (files.length > 0) takeFiles(files);
        else if (text.trimStart().startsWith('{')) take(openProfileText(text, 'Pasted profile'));
      },
      options,
    );
    return () => listeners.abort();
  }, [take, takeFiles, onDragged]);

  return useMemo(
    () => ({
      choose: () => input.current?.click(),
      input: (
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept=".json,application/json"
          aria-label="Profile files"
          onChange={(event) => {
            // The list is emptied with the value, which has to go so that the same file can be chosen again.
            takeFiles([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      ),
    }),
    [takeFiles],
  );
}
