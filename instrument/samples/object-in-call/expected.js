typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function register(options,..._$s) {const _$c=_$on&&_$e1(0,options,_$s.length+1);try{ return options.setup() + options.nested.run(1) }finally{_$c&&_$x(_$c)}}
log(register({ setup() {const _$c=_$on&&_$e0(4,arguments.length);try{ return 1 }finally{_$c&&_$x(_$c)}}, nested: { run: (x) => {let _$c=_$on&&_$e1(8,x);try{return(x)}finally{_$c&&_$x(_$c);}} } }));
Object.assign(register, { extra() {const _$c=_$on&&_$e0(12,arguments.length);try{ return 'extra' }finally{_$c&&_$x(_$c)}} });
log(register.extra());
