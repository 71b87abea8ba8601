// Edit: put the `try` where it catches.
import { load } from './load.ts';

try {
  load('cart', (cart) => {
    console.log(cart);
    throw new Error('the cart is empty');
  });
  console.log('asked');
} catch {
  console.log('caught');
}
