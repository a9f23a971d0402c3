export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

export interface Summary {
  readonly value: number
  readonly noise: number
}

export function summarize(values: readonly number[]): Summary {
  return {
    value: median(values),
    noise: (quantile(values, 0.75) - quantile(values, 0.25)) / 2,
  }
}
