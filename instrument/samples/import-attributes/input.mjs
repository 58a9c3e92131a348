import data from 'data:application/json,[1,2]' with { type: 'json' };
import def, * as all from 'self' with {};
export { named as again } from 'self' with { };
export default function (x) { return x }
export const named = () => data.length;
const load = (type) => import('data:application/json,3', { with: { type } });
log(def(1), all.again === named, named(), all.named === named, (await load('json')).default);
try { await load('css') } catch (e) { log(e.name) }
