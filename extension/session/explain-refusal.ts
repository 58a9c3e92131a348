/**
 * World: extension, Chromium (pure). Why the browser let no debugger into a tab.
 */
import { CodedError } from '../../protocol/errors.ts';

/** The browser's refusal in words for people. */
export function explainRefusal(error: unknown): CodedError {
  const said = error instanceof Error ? error.message : String(error);
  if (/another debugger/i.test(said))
    return new CodedError(
      'debugger-refused',
      'Another extension or window is debugging this tab. Close it and try again.',
    );
  return new CodedError(
    'page-not-recordable',
    `This page cannot be recorded: the browser does not let extensions in here (${said}). If it is a file, switch on “Allow access to file URLs” in the details of this extension.`,
  );
}
