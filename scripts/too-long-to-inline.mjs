/**
 * Build: writes what `content-script/page/too-long-to-inline.ts` stands for: `~` two hundred and thirty times, which is two bytes
 * of byte code each and, compressed, next to nothing in a file.
 */
const OPERATORS = '~'.repeat(230);

/** A plugin for all that bundles the recorder. */
export function tooLongToInline() {
  return {
    name: 'too-long-to-inline',
    transform: {
      filter: { id: /content-script[\\/]page[\\/]/, code: 'tooLongToInline(' },
      handler: (code) => ({
        code: code.replaceAll(/(?<!function )tooLongToInline\(([\w.]+)\)/g, `(${OPERATORS}$1)`),
        map: null,
      }),
    },
  };
}
