export default () => 'arrow';
import self from 'self';
log(self(), self.name);
