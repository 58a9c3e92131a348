const load = (address) => import(/* of */ address /* this */);
const { default: given } = await load('data:text/javascript,export default 1');
const other = await import('data:application/json,[2]', { with: { type: 'json' } });
const comma = await import((0, 'data:text/javascript,export default 3'),);
log(given, other.default, comma.default, typeof import.meta.url);
