typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function Module(stdlib) {
  'use asm';
  function add(a, b) { a = a | 0; b = b | 0; return (a + b) | 0 }
  return { add: add };
}
log(Module({}).add(1, 2));
function after() {var _$c=_$on&&_$e0(~0); return _$c&&_$x(_$c), 'instrumented' }
log(after());
