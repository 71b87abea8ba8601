// Edit: four cups. When is the last one ready?
import { blockingSleep } from 'lab';

function brew(cup: string, callback: (cup: string) => void) {
  setTimeout(() => callback(cup), 300);
}

for (const name of ['A', 'B', 'C']) {
  brew(name, (cup) => {
    blockingSleep(100); // it is poured
    console.log(cup);
  });
}
