'use strict';
function top() { return this }
function declared() { try { undeclared = 1 } catch (e) { return e.name } }
function frozen() { try { Object.freeze([]).push(1) } catch (e) { return e.name } }
function block() { { function g() { return 'block' } g() } try { return g() } catch (e) { return e.name } }
function args(a) { a = 2; return arguments[0] }
log(top(), declared(), frozen(), block(), args(1), (() => this === globalThis)());
