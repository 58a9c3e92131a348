typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/class Registry {
  static entries = [];
  static {
    var local = 'block';
    const add = (x) => {let _$c=_$on&&_$e1(0,x);try{return(this.entries.push(x))}finally{_$c&&_$x(_$c);}};
    function twice(x) {var _$c=_$on&&_$e1(~4,x),_$b; return _$b=( x + x),_$c&&_$x(_$c),_$b }
    add(twice(local));
    [1].forEach(function (x) {const _$c=_$on&&_$e1(8,x);try{ Registry.entries.push(x) }finally{_$c&&_$x(_$c)}});
  }
  static { this.entries.push(typeof local) }
}
log(Registry.entries, typeof local);
