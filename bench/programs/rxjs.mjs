/** World: benchmark program. Streams: rxjs composes operators over synchronous sources. */
import {
  filter,
  from,
  groupBy,
  map,
  mergeMap,
  range,
  reduce,
  scan,
  share,
  Subject,
  take,
  withLatestFrom,
} from 'rxjs';

export const name = 'rxjs';
export const expected = '18286 18108 17946 18040 17489 13495500';
export function setUp() {}
export function run() {
  let result = '';
  range(0, 60_000)
    .pipe(
      map((n) => n * 3),
      filter((n) => n % 2 === 0),
      scan((sum, n) => (sum + n) % 1_000_003, 0),
      groupBy((n) => n % 5),
      mergeMap((group) => group.pipe(reduce((count, n) => count + (n % 7), 0))),
    )
    .subscribe((n) => (result += `${n} `));
  const ticks = new Subject();
  const shared = ticks.pipe(share());
  let latest = 0;
  shared
    .pipe(withLatestFrom(from([1, 2, 3])), take(3000))
    .subscribe(([tick, last]) => (latest += tick * last));
  for (let i = 0; i < 4000; i++) ticks.next(i);
  return `${result}${latest}`;
}
