import type { NextConfig } from 'next'

export default {
  experimental: { authInterrupts: true },
  // Next 15 compiles the shared sources and resolves their `next` to itself, although they are in
  // another app's folder.
  transpilePackages: ['@webcors-apps/next'],
} satisfies NextConfig
