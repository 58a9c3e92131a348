class Vault {
  #secret = 1;
  static #made = 0;
  #open(k) { return this.#secret + k }
  get #view() { return this.#secret }
  set #view(v) { this.#secret = v }
  static #make() { Vault.#made++; return new Vault() }
  static create() { return Vault.#make() }
  use(k) { this.#view = k; return [this.#open(k), this.#view] }
  static has(o) { return #secret in o && #open in o }
  *#each() { yield this.#secret }
  all() { return [...this.#each()] }
}
const v = Vault.create();
log(v.use(5), Vault.has(v), Vault.has({}), v.all());
