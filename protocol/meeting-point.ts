/**
 * World: panel document. Panel and session controller are two entries of one page that never import one
 * another: this shared module holds the two ends of the channel between them.
 */
import { createMemoryChannelPair } from './channel.ts';

export const [panelEnd, sessionEnd] = createMemoryChannelPair();
