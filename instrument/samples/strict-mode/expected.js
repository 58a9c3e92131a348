'use strict';;typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/
function top() {var _$c=_$on&&_$e0(~0); return _$c&&_$x(_$c), this }
function declared() {const _$c=_$on&&_$e0(4);try{ try { undeclared = 1 } catch (e) {if(_$on)_$j(_$c); return e.name } }finally{_$c&&_$x(_$c)}}
function frozen() {const _$c=_$on&&_$e0(8);try{ try { Object.freeze([]).push(1) } catch (e) {if(_$on)_$j(_$c); return e.name } }finally{_$c&&_$x(_$c)}}
function block() {const _$c=_$on&&_$e0(12);try{ { function g() {var _$c=_$on&&_$e0(~16); return _$c&&_$x(_$c), 'block' } g() } try { return g() } catch (e) {if(_$on)_$j(_$c); return e.name } }finally{_$c&&_$x(_$c)}}
function args(a) {var _$c=_$on&&_$e1(~20,a,arguments.length),_$b; a = 2; return _$b=( arguments[0]),_$c&&_$x(_$c),_$b }
log(top(), declared(), frozen(), block(), args(1), (() => {var _$c=_$on&&_$e0(~24),_$b=(this === globalThis);_$c&&_$x(_$c);return _$b})());
