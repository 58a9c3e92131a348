// Functions that only hand their arguments on are recorded in a second body.
function add(a, b) { return a + (b ?? 0) + arguments.length } const parent = { add, fail() { throw new Error('failed') } }
function all() { return add.apply(this, arguments) }
function named(a) { return parent.add.apply(parent, arguments) } function voided() { add.apply(null, arguments) }
var Class = { create: function() {
    return function() {
      this.initialize.apply(this, arguments);
    }
  } }
const Point = Class.create(); Point.prototype.initialize = function (x, y) { this.x = x; this.y = y; this.n = arguments.length }
function derived() { return add !== null && add.apply(this, arguments) || this } function without() { return add.apply(this, arguments)
}
function strict() { 'use strict'; return add.apply(this, arguments) } function fails() { return parent.fail.apply(parent, arguments) }
const o = { m() { return add.apply(this, arguments) }, get g() { return add.apply(this, arguments) } }
function two() { add.apply(this, arguments); return 2 } function template() { return add.apply(`a`, arguments) } function given(f) { return f.apply(this, arguments) }
function inner() { return add.apply(this, arguments) + [1].map(function (x) { return x + 1 })[0] } function multi() { return add.apply(this,
  arguments) } function assigned() { this.last = add.apply(this, arguments) }
log(all(1, 2), all(), named(1, 2, 3), voided(1), new Point(1, 2), new Point(1, 2, 3).n, derived(1), without(1), strict(2), o.m(1, 1), o.g)
log(two(1), template('t'), typeof given(add), inner(1), multi(1), assigned.call(o, 3), o.last, all.length, named.length)
try { fails(1) } catch (error) { log(error.message, /input\.js:(\d+)/.exec(error.stack)?.[1]) }
