import { blockingSleep, type Channel } from 'lab';

/** Takes the next order until there is none. */
export function work(orders: Channel) {
  for (const cup of orders) {
    blockingSleep(300); // it brews
    blockingSleep(100); // it is poured
    console.log(`cup ${cup}`);
  }
}
