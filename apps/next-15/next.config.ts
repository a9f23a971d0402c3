import type { NextConfig } from 'next'

export default {
  experimental: { authInterrupts: true },
  // Next 15 compiles the shared sources. It resolves their `next` to itself, wherever they stand.
  transpilePackages: ['@webcors-apps/next'],
} satisfies NextConfig
