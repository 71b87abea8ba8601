// Edit: leave out the first `.then`. What is missing?
import { blockingSleep, sleep } from 'lab';

for (const cup of ['A', 'B', 'C']) {
  sleep(300)
    .then(() => blockingSleep(100)) // it is poured
    .then(() => console.log(cup));
}
