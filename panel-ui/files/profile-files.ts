/**
 * World: panel. Profiles to and from files. What a file says is checked before anything changes; what is
 * wrong with it is said with its path.
 */
import { ProfileFileError, readProfile, stringifyProfile } from '../../profile/index.ts';
import type { Profile } from '../../profile/model.ts';
import type { WireError } from '../../protocol/errors.ts';
import { visibleText } from '../../profile/visible-text.ts';

/** Of a file's name in a message. */
const NAME_LIMIT = 80;

export type OpenedFile =
  | { readonly ok: true; readonly profile: Profile; readonly name: string }
  | { readonly ok: false; readonly error: WireError };

/** Reads a file that was chosen, dropped or pasted. Never throws. */
export async function openProfileFile(file: Blob, name: string): Promise<OpenedFile> {
  try {
    return openProfileText(await file.text(), name);
  } catch (error) {
    return { ok: false, error: refusal(name, error) };
  }
}

/** The same for a text that is already there. */
export function openProfileText(text: string, name: string): OpenedFile {
  try {
    return { ok: true, profile: readProfile(text), name };
  } catch (error) {
    return { ok: false, error: refusal(name, error) };
  }
}

function refusal(name: string, error: unknown): WireError {
  const why = error instanceof Error ? error.message : String(error);
  return {
    code: error instanceof ProfileFileError ? error.code : 'file-unreadable',
    message: `${visibleText(name, NAME_LIMIT)}: ${why} The recordings here are as they were.`,
  };
}

/** `example.com-2026-11-22T10-48-54.sigprof.json`, without what file systems refuse. */
export function exportName(profile: Profile): string {
  let host = '';
  try {
    const url = new URL(profile.meta.url);
    host = url.host || url.pathname.split('/').at(-1) || '';
  } catch {
    host = '';
  }
  const time = profile.meta.recordedAt.slice(0, 19).replaceAll(':', '-');
  const safe = (text: string): string => text.replace(/[^\w.-]+/g, '-').slice(0, 80);
  return `${safe(host) || 'profile'}-${safe(time)}.sigprof.json`;
}

/** Hands a profile to the browser as a download. */
export function downloadProfile(profile: Profile): void {
  const address = URL.createObjectURL(new Blob([stringifyProfile(profile)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = exportName(profile);
  link.click();
  // The download has taken its own reference once the click is handled; a minute is for slow disks.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
