import * as self from 'self';
export default function () { return 'default' }
export function named(a) { return a }
export const arrow = (x) => x, { pattern = () => 'pattern' } = {};
export class K { m() { return 'm' } }
export { named as other };
export async function later() { return await 1 }
log(self.default?.(), named(1), arrow(2), pattern(), new K().m(), this, (function () { return this })());
log(await later(), import.meta !== undefined);
