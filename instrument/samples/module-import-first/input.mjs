import { f as g } from 'self';
export function f() { return 'hoisted' }
log(g());
