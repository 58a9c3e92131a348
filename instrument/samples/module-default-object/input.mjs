export default { setup() { return 'setup' }, methods: { go: () => 'go' } };
import self from 'self';
log(self.setup(), self.methods.go());
