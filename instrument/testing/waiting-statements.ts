/**
 * World: tests (pure). Statements of functions that wait in their middle, by `await` or `yield`.
 */
import fc from 'fast-check';
import { name, end, DEPTH, fill, labelled, inClass, iterated, onOneLine } from './program-parts.ts';

/** `using` is newer than the oldest engine that these run on. */
export function hasUsing(): boolean {
  try {
    Reflect.construct(Function, ['{ using a = null }']);
    return true;
  } catch {
    return false;
  }
}

/**
 * V8 13 (Node 24) ends the process when a function waits in a loop whose head is `await using r = x;;`; V8 14, which does not,
 * reads Base64.
 */
function endsOnAwaitUsing(): boolean {
  return !('fromBase64' in Uint8Array);
}

/** Statements of a function that waits by these expressions; `walked`: what a loop goes over. */
export function waits(
  e: fc.Arbitrary<string>,
  plain: fc.Arbitrary<string>,
  own: fc.Arbitrary<string>,
  wait: fc.Arbitrary<string>,
  loop: string,
  walked: fc.Arbitrary<string>,
  resource: fc.Arbitrary<string>,
): fc.Arbitrary<string> {
  return fc.oneof(
    DEPTH,
    { weight: 2, arbitrary: plain },
    { weight: 3, arbitrary: fill('log($);', wait) },
    fill('$¶', wait),
    fill('var $ = [$, $]$', name, wait, wait, end),
    fill('var { $ = $ } = {};', name, wait),
    fill('$ = $ ? $ : $;', name, e, wait, wait),
    fill('return $;', wait),
    fill('return $;', e),
    fill('if ($) return $¶ ($);', e, fc.oneof(wait, e, fill('$++', name), fill('$, () => {}', name)), e),
    fill('throw $;', wait),
    fill('if ($) { $ } else $;', wait, own, wait),
    { weight: 2, arbitrary: fill('try { $ $ } catch (e) { log(where(e)); $ }', own, own, own) },
    { weight: 2, arbitrary: fill('try { $ $ } finally { log(1); $ }', own, own, own) },
    fill('try { $ } catch { $ } finally { $ }', own, own, own),
    fill('for (var $ of [1, 2]) { $ }', name, own),
    {
      weight: 2,
      arbitrary: labelled(fill(`L_: ${loop} (var $ of [$, $]) { $ continue L_; }`, name, e, wait, own)),
    },
    fill(`${loop} (const $ of $) $`, name, iterated(e), own),
    labelled(
      fill(
        `M_: for (var $ of [1, 2]) L_: ${loop} (var $ of [$, 2]) { $ if (fuel()) continue M_; break M_; }`,
        name,
        name,
        wait,
        own,
      ),
    ),
    fill(`${loop} (var { $ = $ } of [{}, $]) $;`, name, wait, e, wait),
    fill(`${loop} (var { [$]: $ = $, ...$ } of [{}, $]) $;`, wait, name, e, name, e, wait),
    fill(`${loop} ([$, [...$] = $] of [[$], []]) { $ }`, name, name, wait, e, own),
    { weight: 2, arbitrary: fill(`${loop} (const $ of $) { if ($) break; $ }`, name, walked, e, own) },
    fill('switch ($) { case $: $ default: $ break; case $: $ }', wait, wait, own, own, e, own),
    fill('for (let $ = $; fuel() && $; $) { $ }', name, e, wait, wait, own),
    fill('do { $ } while (fuel() && $);', own, wait),
    fill('try { $ return $; } finally { if ($) return $; }', own, wait, e, wait),
    labelled(fill('L_: try { $ } finally { if ($) break L_; }', own, wait)),
    labelled(
      fill(
        'L_: while (fuel()) { try { $ if ($) continue L_; break L_; } finally { $ } }',
        ...[own, wait, own],
      ),
    ),
    labelled(
      fill(
        'M_: do { L_: for (let i = 0; i < 2; i++) switch ($) { case i: continue L_; case $: continue M_; default: $ } } while (fuel() && $);',
        ...[wait, wait, own, wait],
      ),
    ),
    labelled(
      fill(
        `L_: ${loop} (const $ of $) { try { $ continue L_; } catch { break L_; } finally { $ } }`,
        ...[name, walked, own, own],
      ),
    ),
    fill('var [$ = $, { $ = $ } = {}] = [$];', name, wait, name, wait, wait),
    fill(
      'new (class { #p = 1; static async $(o) { log(#p in (await o), o?.#p) } }).constructor.$($);',
      name,
      name,
      wait,
    ).map(inClass),
    fill('try { throw $; } catch ({ $ = $ }) { $ }', e, name, wait, own),
    fill('class $ extends ($, Array) { [$]() { $ } static [$] = $; }', name, wait, wait, plain, e, e).map(
      inClass,
    ),
    fill('{ let a = () => b, b = $; $ log(a()); }', wait, own),
    ...(hasUsing() ? usings(e, own, wait, loop, resource) : []),
  );
}

/** Statements that dispose of something. */
function usings(
  e: fc.Arbitrary<string>,
  own: fc.Arbitrary<string>,
  wait: fc.Arbitrary<string>,
  loop: string,
  resource: fc.Arbitrary<string>,
): fc.Arbitrary<string>[] {
  return [
    fill('{ using $ = $; log($); $ }', name, resource, wait, own),
    fill('{ $ using a = $, b = $; $ }', own, resource, resource, own),
    fill('for (using $ of [$, $]) { $ }', name, resource, resource, own),
    ...(loop === 'for'
      ? []
      : [
          fill('{ await using $ = $; log($); $ }', name, resource, wait, own),
          fill('{ $ await using a = $, b = $; log(a, b); $ }', own, resource, resource, own),
          fill(
            '{ using a = $; await using b = $; using g = $; log(a, b, g); $ }',
            resource,
            resource,
            resource,
            own,
          ),
          fill(
            '{ await using a = $; $ await using b = $; $ await using g = $; log(a, b, g); $ }',
            resource,
            own,
            resource,
            own,
            resource,
            own,
          ),
          fill('for (await using r of [$, $]) { $ }', resource, resource, own),
          fill('for await (await using r of [$, $]) { $ }', resource, resource, own),
          ...(endsOnAwaitUsing()
            ? []
            : [fill('for (await using $ = $; fuel() && $; ) { $ }', name, resource, e, own)]),
        ]),
  ];
}

/** Objects that loops and blocks ask for something. */
export function protocols(
  e: fc.Arbitrary<string>,
  statement: fc.Arbitrary<string>,
  waiting: fc.Arbitrary<string>,
): Readonly<Record<'iterable' | 'asyncIterable' | 'resource', fc.Arbitrary<string>>> {
  return {
    /** On one line, see `iterated`. It gives no iterator of the program's: one of promises would have no end. */
    iterable: fill(
      '{ i: 0, [Symbol.iterator]() { log(0); (() => { $ })(); return $ }, next(v) { log(v); if (!fuel()) return { done: true }; $ return { done: this.i++ > 1, value: $ } }, $ }',
      statement,
      fc.constantFrom('this', 'this', 'this', 'null', '[1].values()'),
      statement,
      e,
      fc.oneof(
        fc.constant(''),
        fill('return(v) { log(v); $ return {} }', statement),
        fill('get return() { log(1); $ return () => $ }', statement, e),
      ),
    ).map((text) => `(${onOneLine(text)})`),
    asyncIterable: fill(
      '{ i: 0, $ [Symbol.asyncIterator]() { log(0); $ return this }, $ next(v) { log(v); if (!fuel()) return { done: true }; $ return { done: this.i++ > 1, value: $ } }, $ }',
      fc.constantFrom('', '', 'async'),
      statement,
      fc.constantFrom('', 'async'),
      statement,
      e,
      fc.oneof(
        fc.constant(''),
        fill('return(v) { log(v); $ return {} }', statement),
        fill('async return(v) { log(v); $ return $ }', waiting, e),
      ),
    ).map((text) => `(${onOneLine(text)})`),
    resource: fc.oneof(
      fc.constantFrom('null', 'undefined', 'null'),
      fill('({ [Symbol.dispose]() { log(2); $ return $ } })', statement, e),
      fill('({ [Symbol.asyncDispose]() { log(3); $ return $ } })', statement, e),
      fill('({ async [Symbol.asyncDispose]() { log(4); $ } })', waiting),
      fill('({ get [Symbol.dispose]() { log(5); $ return () => { $ } } })', statement, statement),
      e,
    ),
  };
}
