/** Where the build writes the library. */
export const LIBRARY: string;
