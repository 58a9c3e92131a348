import type { Plugin } from 'vite';

export function tooLongToInline(): Plugin;
