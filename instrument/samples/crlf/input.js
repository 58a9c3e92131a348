// Windows line ends
function f() {
  'use strict'
  return this === undefined
}
const g = x =>
  x + 1
log(f(), g(1))
function thrower() {

  throw new Error('line 11')
}
try { thrower() } catch (e) { log(stack(e)) }
