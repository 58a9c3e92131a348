/**
 * World: Node. Which responses are rewritten, and as what.
 */
import { describe, expect, it } from 'vitest';
import type { RequestPaused } from '../../platform/chromium-protocol.ts';
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

const AT_REQUEST: RequestPaused = {
  requestId: '1',
  frameId: 'f',
  resourceType: 'Script',
  request: { url: 'https://a.example/app.js', headers: {} },
};

describe('decideResponse', () => {
  it('rewrites a classic script, and tries both goals when the request says CORS', () => {
    expect(decideResponse(paused({}), 'script')).toEqual({
      action: 'rewrite',
      contentType: 'text/javascript',
      sourceTypes: ['script'],
    });
    const cors = { url: 'https://a.example/app.js', headers: { Origin: 'https://a.example' } };
    expect(decideResponse(paused({ request: cors }), 'script')).toMatchObject({
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
    expect(decideResponse(response, null)).toEqual({ action: 'pass' });
  });

  it('passes what a worklet asks for', () => {
    expect(decideResponse(paused({}), 'audioworklet')).toEqual({ action: 'pass' });
  });

  it('takes a wrong or missing type for a classic script only, as browsers do', () => {
    const cors = { url: 'https://a.example/app.js', headers: { Origin: 'https://a.example' } };
    for (const type of [null, 'text/plain', 'application/octet-stream'])
      expect(decideResponse(paused({ request: cors }, type), null)).toMatchObject({
        sourceTypes: ['script'],
      });
  });
});

it('sends rewritten text as UTF-8 that nobody stores', () => {
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
    { name: 'SourceMap', value: 'app.js.map' },
    { name: 'Access-Control-Allow-Origin', value: '*' },
    { name: 'content-type', value: 'text/javascript; charset=utf-8' },
    { name: 'cache-control', value: 'no-store' },
  ]);
});
