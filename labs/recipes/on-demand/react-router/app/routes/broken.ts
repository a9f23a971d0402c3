export const loader = (): Response => {
  throw new Error('Broken')
}
