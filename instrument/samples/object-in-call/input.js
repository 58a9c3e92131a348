function register(options) { return options.setup() + options.nested.run(1) }
log(register({ setup() { return 1 }, nested: { run: (x) => x } }));
Object.assign(register, { extra() { return 'extra' } });
log(register.extra());
