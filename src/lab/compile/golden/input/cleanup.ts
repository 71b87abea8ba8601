async function work(): Promise<void> {
  try {
    await using file = { async [Symbol.asyncDispose]() {} };
    void file;
  } catch (error) {
    throw error;
  } finally {
    console.log('done');
  }
}
while (true) {
  await work();
  break;
}
