typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function register(options) {const _$c=_$on&&_$e1(0,options);try{ return options.setup() + options.nested.run(1) }finally{_$c&&_$x(_$c)}}
log(register({ setup() {var _$c=_$on&&_$e0(~4); return _$c&&_$x(_$c), 1 }, nested: { run: (x) => {var _$c=_$on&&_$e1(~8,x),_$b=(x);_$c&&_$x(_$c);return _$b} } }));
Object.assign(register, { extra() {var _$c=_$on&&_$e0(~12); return _$c&&_$x(_$c), 'extra' } });
log(register.extra());
