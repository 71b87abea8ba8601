// Edit: the same three lines with `loadLater` of deferred.ts, without nesting.
import { load } from './load.ts';

load('user', (user) => {
  load(`cart of ${user}`, (cart) => {
    load(`price of ${cart}`, (price) => {
      console.log(price);
    });
    console.log(cart);
  });
  console.log(user);
});
console.log('asked');
