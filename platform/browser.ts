/**
 * World: extension pages, background, relay. The only import of `webextension-polyfill`: everything else
 * says `browser` and gets promises in both browsers.
 */
import browser, { type Runtime } from 'webextension-polyfill';

export { browser };
export type Port = Runtime.Port;
export type MessageSender = Runtime.MessageSender;
