export const GET = () => {
  throw new Error('Broken')
}
