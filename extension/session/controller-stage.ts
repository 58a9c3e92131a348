/**
 * World: Node. Around the session controller in tests: browser and documents are stand-ins; messages are the real ones.
 */
import type { ContextKind, Profile } from '../../profile/model.ts';
import type { TreeUpdate } from '../../profile/tree-update.ts';
import { CodedError } from '../../protocol/errors.ts';
import type { PageCommand, PageConfig } from '../../protocol/page-messages.ts';
import type { SessionEvents } from '../../protocol/session-messages.ts';
import { createPageNames } from './page-names.ts';
import type { PageDocument } from './page-ports.ts';
import { createIsolation } from './isolation.ts';
import { createScriptList } from './script-list.ts';
import { createSessionController, type SessionController } from './session-controller.ts';
import { createSiteTable } from './site-table.ts';

export const SETTINGS = { signatures: true, clock: 'auto' } as const;
export const CLOCK = {
  kind: 'exact',
  step: 0.1,
  readCost: 50,
  ownCostInside: 0,
  ownCostOutside: 0,
  describing: {},
  isolated: false,
  whyNotSampled: null,
  sampling: null,
  processor: null,
} as const;

/** One call of one function without arguments in the script at hand. */
export const oneCall = (recording: number, last: boolean): TreeUpdate => ({
  recording,
  sequence: 0,
  startedAt: Date.now(),
  duration: 5,
  firstType: 0,
  types: [],
  firstSignature: 0,
  signatures: Int32Array.of(4, 0),
  firstNode: 0,
  nodes: Int32Array.of(-1, 0),
  rows: Int32Array.of(0),
  calls: Float64Array.of(1),
  selfTime: Float64Array.of(1),
  waitTime: Float64Array.of(0),
  timedCalls: Float64Array.of(1),
  firstCallTime: Float64Array.of(1),
  minTime: Float64Array.of(1),
  maxTime: Float64Array.of(1),
  sampledTime: new Float64Array(0),
  sampledVariance: new Float64Array(0),
  alsoSampled: false,
  clock: null,
  histogram: new Int32Array(0),
  caps: [],
  last,
});

export interface Stage {
  readonly controller: SessionController;
  readonly events: { [K in keyof SessionEvents]: SessionEvents[K][] };
  readonly browser: {
    attached: boolean;
    refuses: Error | null;
    config: PageConfig | null;
    reloads: number;
    isolates: boolean;
    /** How often it was asked to. */
    silentListed: number;
  };
  readonly relay: { registered: boolean };
  /** A document that has said hello; what it is told is in `heard`. */
  open(top?: boolean, kind?: ContextKind): PageDocument & { readonly heard: PageCommand[] };
  /** Id of the recording that documents are in. */
  id(): number;
  profile(): Profile;
}

const done = (effect: () => unknown): Promise<void> => {
  effect();
  return Promise.resolve();
};

export function createStage(): Stage {
  const events: Stage['events'] = {
    'state-changed': [],
    'scope-changed': [],
    'profile-ready': [],
    problem: [],
  };
  const browser: Stage['browser'] = {
    attached: false,
    refuses: null,
    config: null,
    reloads: 0,
    isolates: false,
    silentListed: 0,
  };
  const relay = { registered: false };
  const choices = new Map<string, string>();
  const sites = createSiteTable();
  sites.add({ url: 'https://a.example/app.js', rows: [[0, 'work', 1, 1, []]] });
  const controller: SessionController = createSessionController({
    rewriter: {
      get attached() {
        return browser.attached;
      },
      attach(config) {
        if (browser.refuses) return Promise.reject(browser.refuses);
        browser.attached = true;
        return done(() => (browser.config = config));
      },
      setPageConfig: (config) => done(() => (browser.config = config)),
      sharedWorkerMade: () => undefined,
      sharedWorkerSaid: () => undefined,
      clockIs: () => undefined,
      applyScope: () => Promise.resolve(),
      listUnseen: () => Promise.resolve(),
      listSilent() {
        browser.silentListed++;
      },
      reload: () => done(() => browser.reloads++),
      detach: () => done(() => (browser.attached = false)),
    },
    scripts: createScriptList(() => undefined),
    sites,
    names: createPageNames(sites),
    isolation: createIsolation({
      choices: { get: (key) => choices.get(key) ?? null, set: (key, value) => choices.set(key, value) },
      rule: {
        add: () => done(() => (browser.isolates = true)),
        remove: () => done(() => (browser.isolates = false)),
      },
      onChange: () => controller.onScripts(),
    }),
    emit: (event, payload) => events[event].push(payload as never),
    relay: {
      register: () => done(() => (relay.registered = true)),
      unregister: () => done(() => (relay.registered = false)),
    },
    readProcessor: () => Promise.resolve(null),
    describePage: () =>
      Promise.resolve({
        url: 'https://a.example/',
        title: 'A',
        browser: 'Test',
        productVersion: '0',
      }),
    readPlotted: () => {
      throw new CodedError('bad', 'No profile.');
    },
    signal: new AbortController().signal,
  });
  return {
    controller,
    events,
    browser,
    relay,
    open(top = true, kind = top ? 'page' : 'frame') {
      const heard: PageCommand[] = [];
      const document = {
        origin: 'https://a.example',
        heard,
        send: (command: PageCommand) => void heard.push(command),
      };
      controller.onPageMessage(document, {
        type: 'hello',
        payload: {
          url: 'https://a.example/',
          kind,
          top,
          isolated: browser.isolates,
          hasOpener: false,
        },
      });
      return document;
    },
    id: () => browser.config?.recording?.id ?? -1,
    profile: () => events['profile-ready'].at(-1)!.profile,
  };
}

/** The document records: it says so and, when it is over, its last. */
export const begin = (stage: Stage, document: PageDocument): void =>
  stage.controller.onPageMessage(document, {
    type: 'recording-started',
    payload: { id: stage.id(), url: 'https://a.example/', clock: CLOCK },
  });
export const tell = (stage: Stage, document: PageDocument, id: number, last: boolean): void =>
  stage.controller.onPageMessage(document, { type: 'update', payload: oneCall(id, last) });
