/**
 * World: Node. Which responses are rewritten, and as what.
 */
import { describe, expect, it } from 'vitest';
import type { RequestPaused } from '../../platform/chromium-protocol.ts';
import type { RequestFacts } from './requesters.ts';
import { decideResponse, rewrittenHeaders } from './script-response.ts';

function paused(over: Partial<RequestPaused>, contentType: string | null = 'text/javascript'): RequestPaused {
  return {
    requestId: '1',
    frameId: 'f',
    resourceType: 'Script',
    responseStatusCode: 200,
    responseHeaders: contentType === null ? [] : [{ name: 'Content-Type', value: contentType }],
    request: { url: 'https://a.example/app.js', headers: {} },
    ...over,
  };
}

const asked = (destination: string | null, isWorkerMain = false): RequestFacts => ({
  destination,
  isWorkerMain,
  addressSpace: null,
});

const AT_REQUEST: RequestPaused = {
  requestId: '1',
  frameId: 'f',
  resourceType: 'Script',
  request: { url: 'https://a.example/app.js', headers: {} },
};

describe('decideResponse', () => {
  it('rewrites a classic script, and tries both goals when the request says CORS', () => {
    expect(decideResponse(paused({}), asked('script'))).toEqual({
      action: 'rewrite',
      contentType: 'text/javascript',
      sourceTypes: ['script'],
    });
    const cors = { url: 'https://a.example/app.js', headers: { Origin: 'https://a.example' } };
    expect(decideResponse(paused({ request: cors }), asked('script'))).toMatchObject({
      sourceTypes: ['script', 'module'],
    });
  });

  it.each([
    ['a redirect', paused({ responseStatusCode: 302 })],
    ['no content', paused({ responseStatusCode: 204 })],
    ['not modified', paused({ responseStatusCode: 304 })],
    ['not found', paused({ responseStatusCode: 404 })],
    ['a network error', paused({ responseErrorReason: 'Failed' })],
    ['a request that has no response yet', AT_REQUEST],
    ['a JSON module', paused({}, 'application/json')],
    ['a style sheet', paused({}, 'text/css; charset=utf-8')],
    ['another resource', paused({ resourceType: 'Fetch' })],
    [
      'text that must not be sniffed',
      paused({
        responseHeaders: [
          { name: 'content-type', value: 'text/plain' },
          { name: 'X-Content-Type-Options', value: 'nosniff' },
        ],
      }),
    ],
  ])('passes %s', (_, response) => {
    expect(decideResponse(response, asked(null))).toEqual({ action: 'pass' });
  });

  it.each(['audioworklet', 'paintworklet'])('takes what runs in an %s for a module', (destination) => {
    expect(decideResponse(paused({}), asked(destination))).toMatchObject({ sourceTypes: ['module'] });
    expect(decideResponse(paused({}, 'application/json'), asked(destination))).toEqual({ action: 'pass' });
  });

  it.each(['worker', 'sharedworker'])('tries both goals for the main script of a %s', (destination) => {
    const main = decideResponse(paused({ resourceType: 'Other' }), asked(destination, true));
    expect(main).toMatchObject({ sourceTypes: ['script', 'module'] });
  });

  it('takes the main script of a worker that says to be text, and not that of a shared one', () => {
    const main = paused({ resourceType: 'Other' }, 'text/plain');
    expect(decideResponse(main, asked('worker', true))).toMatchObject({ sourceTypes: ['script'] });
    expect(decideResponse(main, asked('sharedworker', true))).toEqual({ action: 'pass' });
    expect(decideResponse(main, asked('worker'))).toEqual({ action: 'pass' });
  });

  it.each(['worker', 'sharedworker'])('takes what a %s imports statically for modules', (destination) => {
    const other = paused({ resourceType: 'Other' });
    expect(decideResponse(other, asked(destination))).toMatchObject({ sourceTypes: ['module'] });
    const icon = paused({ resourceType: 'Other' }, 'image/png');
    expect(decideResponse(icon, asked('image'))).toEqual({ action: 'pass' });
    expect(decideResponse(paused({ resourceType: 'Other' }), asked('manifest'))).toEqual({ action: 'pass' });
  });

  it('takes a wrong or missing type for a classic script only, as browsers do', () => {
    const cors = { url: 'https://a.example/app.js', headers: { Origin: 'https://a.example' } };
    for (const type of [null, 'text/plain', 'application/octet-stream'])
      expect(decideResponse(paused({ request: cors }, type), asked(null))).toMatchObject({
        sourceTypes: ['script'],
      });
  });
});

it('sends rewritten text under the type of the original, and so that nobody stores it', () => {
  expect(
    rewrittenHeaders([
      { name: 'Content-Type', value: 'text/javascript; charset=latin1' },
      { name: 'Content-Encoding', value: 'br' },
      { name: 'ETag', value: '"1"' },
      { name: 'Cache-Control', value: 'max-age=31536000, immutable' },
      { name: 'SourceMap', value: 'app.js.map' },
      { name: 'Access-Control-Allow-Origin', value: '*' },
    ]),
  ).toEqual([
    { name: 'Content-Type', value: 'text/javascript; charset=latin1' },
    { name: 'SourceMap', value: 'app.js.map' },
    { name: 'Access-Control-Allow-Origin', value: '*' },
    { name: 'cache-control', value: 'no-store' },
  ]);
});
