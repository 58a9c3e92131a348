/**
 * World: page. A Trusted Types policy of our own, in documents whose policy wants script texts signed: what is changed
 * goes to the browser signed, so that the document's policy stays in force, and its default policy is asked about the
 * page's texts and not about ours.
 * Promise: the policy is made where the document's allows any or the session has named ours there, and never handed to the page.
 */
import { SIGNING_NAME } from '../../protocol/own-sources.ts';
import { nativeMethod } from './native-methods.ts';

export interface Signing {
  /** From now on texts are signed. False where no policy can be made. `enforced`: others do not run. */
  readonly begin: (enforced: boolean) => boolean;
  readonly isOn: () => boolean;
  /** What is not signed goes to a default policy of the page, or does not run. */
  readonly isEnforced: () => boolean;
  /** The text as the browser takes it where script is expected: an object, if it is on. */
  readonly script: (text: string) => string;
  readonly scriptUrl: (url: string) => string;
}

interface Policy {
  createScript(text: string): string;
  createScriptURL(url: string): string;
}

interface Factory {
  createPolicy(name: string, rules: object): Policy;
}

export function createSigning(realm: typeof globalThis): Signing {
  const { trustedTypes, TrustedTypePolicy, TrustedTypePolicyFactory } = realm as {
    readonly trustedTypes?: Factory;
    readonly TrustedTypePolicy?: { readonly prototype: Policy };
    readonly TrustedTypePolicyFactory?: { readonly prototype: Factory };
  };
  if (trustedTypes === undefined || TrustedTypePolicy === undefined || TrustedTypePolicyFactory === undefined)
    return {
      begin: () => false,
      isOn: () => false,
      isEnforced: () => false,
      script: asItIs,
      scriptUrl: asItIs,
    };
  const createPolicy = nativeMethod(TrustedTypePolicyFactory.prototype, 'createPolicy');
  const createScript = nativeMethod(TrustedTypePolicy.prototype, 'createScript');
  const createScriptUrl = nativeMethod(TrustedTypePolicy.prototype, 'createScriptURL');
  let policy: Policy | null = null;
  let isEnforced = false;
  return {
    begin(enforced) {
      try {
        isEnforced ||= enforced;
        policy ??= createPolicy(trustedTypes, SIGNING_NAME, {
          createScript: asItIs,
          createScriptURL: asItIs,
        });
        return true;
      } catch {
        return false;
      }
    },
    isOn: () => policy !== null,
    isEnforced: () => isEnforced,
    script: (text) => (policy === null ? text : createScript(policy, text)),
    scriptUrl: (url) => (policy === null ? url : createScriptUrl(policy, url)),
  };
}

const asItIs = (text: string): string => text;
