/**
 * World: extension (pure). Addresses that stand for text in the page's memory, `blob:` and `data:`, or are text: `javascript:`.
 */
import { CHANGED_ADDRESS } from '../../protocol/page-messages.ts';

export function isInMemory(url: string): boolean {
  return /^(?:data|blob):/.test(url);
}

/** Of what a document runs or imports: JSON and style sheets can be imported, too. */
export function isMadeScript(url: string): boolean {
  return isInMemory(url) && !/^data:[^,]*(?:json|css)/i.test(url);
}

/** By the fragment of its address: its text is instrumented. */
export function isChangedByUs(fragment: string | undefined): boolean {
  return fragment?.startsWith(`#${CHANGED_ADDRESS}`) === true;
}

/** A data: address can be as long as the script. */
export function shortAddress(url: string): string {
  return url.length > 200 ? `${url.slice(0, 200)}…` : url;
}

/** Null for another address. */
export function textOfJavascript(url: string): string | null {
  const text = /^javascript:([^]*)$/i.exec(url)?.[1];
  if (text === undefined) return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
