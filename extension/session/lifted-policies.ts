/**
 * World: extension, Chromium. Documents that go without their Content Security Policy, because it would block what is
 * changed in them. The browser is told while their response is held, and told otherwise as soon as they have begun:
 * they stay without it, and the next document has its own. (Said any later, that one would go without, too: a process
 * hears nothing while it is about to show a document. Measured in Chromium 156.)
 */
import type { FrameId } from '../../platform/chromium-protocol.ts';

export interface LiftedPolicies {
  /** The next document of a frame, or one that is fetched ahead, by its address. */
  lift(next: FrameId): void;
  /** A document has begun. True: it goes without its policy. */
  began(frame: { readonly id: FrameId; readonly url: string }, isPage: boolean): boolean;
  /** Whether the browser lifts what begins now. */
  readonly isOn: boolean;
  clear(): void;
}

/** `tell`: the browser lifts policies from now on, or does not. */
export function createLiftedPolicies(tell: (isOn: boolean) => void): LiftedPolicies {
  const waiting = new Set<string>();
  let isOn = false;

  function turn(on: boolean): void {
    if (isOn === on) return;
    isOn = on;
    tell(on);
  }

  return {
    lift(next) {
      waiting.add(next);
      turn(true);
    },
    began({ id, url }, isPage) {
      const isLifted = waiting.delete(id) || waiting.delete(url);
      // With a page goes what its frames asked for.
      if (isPage) waiting.clear();
      if (waiting.size === 0) turn(false);
      return isLifted;
    },
    get isOn() {
      return isOn;
    },
    clear() {
      waiting.clear();
      isOn = false;
    },
  };
}
