/**
 * World: Node. Profiles from and to files. What a file says is checked, and what is wrong with it is said
 * with the place in it.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readProfile, stringifyProfile, type Profile } from '../profile/index.ts';
import { CliError } from './cli-error.ts';

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** @throws CliError `file` when there is none, or it is no profile */
export async function loadProfile(path: string): Promise<Profile> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new CliError(
      'file',
      missing ? `There is no file ${path}.` : `${path} cannot be read: ${reasonOf(error)}`,
    );
  }
  try {
    return readProfile(text);
  } catch (error) {
    throw new CliError('file', `${path}: ${reasonOf(error)}`);
  }
}

/** Writes a profile, folders above it included. @throws CliError `file` */
export async function saveProfile(path: string, profile: Profile): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, stringifyProfile(profile));
  } catch (error) {
    throw new CliError('file', `${path} cannot be written: ${reasonOf(error)}`);
  }
}
