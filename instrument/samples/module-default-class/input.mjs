export default class { m() { return new.target } constructor() { log('made') } }
import Self from 'self';
log(new Self().m(), Self.name);
