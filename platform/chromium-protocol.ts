/**
 * World: any (types). The part of the Chrome DevTools Protocol that the product uses, as one map of
 * commands and one of events: a command exists here when something sends it.
 */
export type RequestId = string;
export type FrameId = string;
/** Stands for one document of a frame. */
export type LoaderId = string;
export type CdpSessionId = string;
export type RemoteObjectId = string;

export interface HeaderEntry {
  readonly name: string;
  readonly value: string;
}

export interface ChromiumCommands {
  'Network.enable': { params: object; result: object };
  'Network.setCacheDisabled': { params: { cacheDisabled: boolean }; result: object };
  /** The body so far; what follows comes in `Network.dataReceived`. */
  'Network.streamResourceContent': { params: { requestId: RequestId }; result: { bufferedData: string } };
  'Network.getCookies': {
    params: { urls: string[] };
    result: { cookies: readonly { readonly sameSite?: string }[] };
  };
  /** `threadTicks` and `timeTicks` are the two clocks of durations; `ThreadTime` is processor time by both. */
  'Performance.enable': { params: { timeDomain: 'timeTicks' }; result: object };
  /** Seconds. */
  'Performance.getMetrics': {
    params: object;
    result: { metrics: readonly { readonly name: string; readonly value: number }[] };
  };
  'Page.enable': { params: object; result: object };
  'Page.getFrameTree': { params: object; result: { frameTree: FrameTree } };
  /** Of the document in a frame. */
  'Network.getSecurityIsolationStatus': {
    params: { frameId: FrameId };
    result: {
      status: {
        readonly coep?: { readonly value: 'None' | 'Credentialless' | 'RequireCorp' };
        /** Policies, as they were written, those that it has taken over from another document, too. */
        csp?: readonly {
          readonly effectiveDirectives: string;
          readonly isEnforced: boolean;
          readonly source: 'HTTP' | 'Meta';
        }[];
      };
    };
  };
  /** Bytes that an origin keeps, by kind; registrations of service workers take some. */
  'Storage.getUsageAndQuota': {
    params: { origin: string };
    result: { usageBreakdown: readonly { readonly storageType: string; readonly usage: number }[] };
  };
  'Page.setPrerenderingAllowed': { params: { isAllowed: boolean }; result: object };
  'Page.reload': { params: { ignoreCache: boolean }; result: object };
  'Page.setBypassCSP': { params: { enabled: boolean }; result: object };
  'Page.addScriptToEvaluateOnNewDocument': { params: { source: string }; result: { identifier: string } };
  /** Each script that is there is told of before the answer. */
  'Debugger.enable': { params: object; result: object };
  'Debugger.disable': { params: object; result: object };
  /** For this session: others go on to stop. */
  'Debugger.setSkipAllPauses': { params: { skip: boolean }; result: object };
  /**
   * From `start` to the end of the script, in their order; with `restrictToFunction` of the innermost function there alone.
   * 0-based, in the document.
   */
  'Debugger.getPossibleBreakpoints': {
    params: {
      start: { scriptId: string; lineNumber: number; columnNumber: number };
      restrictToFunction?: boolean;
    };
    result: {
      locations: readonly {
        readonly lineNumber: number;
        readonly columnNumber: number;
        readonly type?: string;
      }[];
    };
  };
  /** In hexadecimal digits. */
  'Runtime.getIsolateId': { params: object; result: { id: string } };
  'Debugger.getScriptSource': { params: { scriptId: string }; result: { scriptSource: string } };
  /** The same name gives the same world. */
  'Page.createIsolatedWorld': {
    params: { frameId: FrameId; worldName: string };
    result: { executionContextId: number };
  };
  'Page.removeScriptToEvaluateOnNewDocument': { params: { identifier: string }; result: object };
  'Fetch.enable': {
    params: {
      patterns: { urlPattern: string; resourceType: string; requestStage: 'Request' | 'Response' }[];
    };
    result: object;
  };
  /** `postData` is base64. */
  'Fetch.continueRequest': {
    params: { requestId: RequestId; method?: 'HEAD'; postData?: string };
    result: object;
  };
  'Fetch.failRequest': { params: { requestId: RequestId; errorReason: 'Aborted' }; result: object };
  'Fetch.disable': { params: object; result: object };
  /** The body stays as it came. */
  'Fetch.continueResponse': {
    params: { requestId: RequestId; responseCode: number; responseHeaders: HeaderEntry[] };
    result: object;
  };
  'Fetch.getResponseBody': {
    params: { requestId: RequestId };
    result: { body: string; base64Encoded: boolean };
  };
  'Fetch.fulfillRequest': {
    params: {
      requestId: RequestId;
      responseCode: number;
      responseHeaders: HeaderEntry[];
      body: string;
    };
    result: object;
  };
  'Target.setAutoAttach': {
    params: {
      autoAttach: boolean;
      waitForDebuggerOnStart: boolean;
      flatten: true;
      filter: { type?: string; exclude?: boolean }[];
    };
    result: object;
  };
  /** With `returnByValue` the result has a value, else an object has an id. */
  'Runtime.evaluate': {
    params: { expression: string; returnByValue: boolean; contextId?: number };
    result: { result: { value?: unknown; objectId?: RemoteObjectId }; exceptionDetails?: object };
  };
  /** The object is `this`. */
  'Runtime.callFunctionOn': {
    params: { objectId: RemoteObjectId; functionDeclaration: string; arguments: { value: unknown }[] };
    result: object;
  };
  /** A function on the global object whose text argument arrives as `Runtime.bindingCalled`. */
  'Runtime.addBinding': { params: { name: string }; result: object };
  'Target.detachFromTarget': { params: { sessionId: CdpSessionId }; result: object };
  'Runtime.runIfWaitingForDebugger': { params: object; result: object };
  /** In scripts with that digest. A condition that comes to false is evaluated and stops nothing. */
  'Debugger.setBreakpointByUrl': {
    params: { scriptHash: string; lineNumber: number; columnNumber: number; condition: string };
    result: object;
  };
}

interface FrameTree {
  readonly frame: { readonly id: FrameId; readonly url: string };
  readonly childFrames?: readonly FrameTree[];
}

export interface RequestPaused {
  readonly requestId: RequestId;
  readonly frameId: FrameId;
  readonly resourceType: string;
  readonly networkId?: RequestId;
  readonly responseErrorReason?: string;
  readonly responseStatusCode?: number;
  readonly responseHeaders?: readonly HeaderEntry[];
  readonly request: {
    /** Without its fragment. */
    readonly url: string;
    /** With its `#`. */
    readonly urlFragment?: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly postData?: string;
  };
}

export interface ChromiumEvents {
  'Fetch.requestPaused': RequestPaused;
  'Network.requestWillBeSent': {
    readonly requestId: RequestId;
    readonly loaderId: LoaderId;
    readonly frameId?: FrameId;
    readonly type?: string;
    readonly documentURL?: string;
    readonly request: { readonly url: string; readonly urlFragment?: string };
  };
  'Network.requestWillBeSentExtraInfo': {
    readonly requestId: RequestId;
    readonly headers: Readonly<Record<string, string>>;
  };
  'Network.responseReceivedExtraInfo': {
    readonly requestId: RequestId;
    readonly resourceIPAddressSpace: string;
  };
  'Network.dataReceived': { readonly requestId: RequestId; readonly data?: string };
  'Network.responseReceived': {
    readonly type: string;
    readonly response: {
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly fromServiceWorker?: boolean;
    };
  };
  'Target.attachedToTarget': {
    readonly sessionId: CdpSessionId;
    /** `title` of a worker is its name. */
    readonly targetInfo: { readonly type: string; readonly url: string; readonly title: string };
    readonly waitingForDebugger: boolean;
  };
  'Target.detachedFromTarget': { readonly sessionId: CdpSessionId };
  /** Of a worker: it has ended, however. */
  'Inspector.targetCrashed': object;
  /** Of a worker: its main script has run. */
  'Inspector.workerScriptLoaded': object;
  /** It is made again, and waits for its debugger. */
  'Inspector.targetReloadedAfterCrash': object;
  'Debugger.scriptParsed': {
    readonly scriptId: string;
    readonly url: string;
    /** SHA-256 of its text, in hexadecimal digits. */
    readonly hash: string;
    /** 0-based. */
    readonly startLine: number;
    readonly startColumn: number;
    readonly endLine: number;
    readonly endColumn: number;
    /** In UTF-16 units. */
    readonly length: number;
    /** The file or document that it stands in, whatever it says of itself; empty for what was made. */
    readonly embedderName?: string;
    readonly isModule?: boolean;
    /** Its text names itself: `//# sourceURL=`. */
    readonly hasSourceURL?: boolean;
    readonly scriptLanguage?: 'JavaScript' | 'WebAssembly';
    readonly executionContextId: number;
    /** `isDefault`: the page's own world. */
    readonly executionContextAuxData?: { readonly isDefault?: boolean };
    /** Of what compiled it, one frame; left out where the browser did, or the script was there before. Counted from 0. */
    readonly stackTrace?: {
      readonly callFrames: readonly {
        readonly functionName: string;
        readonly scriptId: string;
        readonly url: string;
        readonly lineNumber: number;
        readonly columnNumber: number;
      }[];
    };
  };
  'Runtime.bindingCalled': { readonly name: string; readonly payload: string };
  'Page.frameAttached': { readonly frameId: FrameId };
  'Page.windowOpen': { readonly url: string };
  /** Of `javascript:` addresses, too, which navigate nowhere. */
  'Page.frameScheduledNavigation': { readonly frameId: FrameId; readonly url: string };
  'Page.frameNavigated': {
    readonly type: 'Navigation' | 'BackForwardCacheRestore';
    readonly frame: {
      readonly id: FrameId;
      readonly loaderId: LoaderId;
      readonly parentId?: FrameId;
      readonly url: string;
      /** `null` where it is the frame's own. */
      readonly securityOrigin: string;
    };
  };
}

export type ChromiumEvent = {
  [K in keyof ChromiumEvents]: { readonly method: K; readonly params: ChromiumEvents[K] };
}[keyof ChromiumEvents];
