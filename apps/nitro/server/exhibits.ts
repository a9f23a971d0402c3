export const exhibits = [
  { id: 1, name: 'Astrolabe', seats: 2 },
  { id: 2, name: 'Orrery', seats: 0 },
]
