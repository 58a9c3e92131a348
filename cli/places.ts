/** World: Node. Where the parts of the installed package are, however this file was bundled. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Nearest folder upwards that is a package. */
function packageFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** Path of a part of the package. */
export const packagePath = (...parts: readonly string[]): string => join(packageFolder(), ...parts);
