export const onRequest = () => {
  throw new Error('Broken')
}
