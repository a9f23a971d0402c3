import type { NextConfig } from 'next'

export default {
  // For what exits/exit.ts tries: forbidden() and unauthorized().
  experimental: { authInterrupts: true },
  // Files for anyone need no more than this.
  async headers() {
    return [
      { source: '/fonts/:path*', headers: [{ key: 'Access-Control-Allow-Origin', value: '*' }] },
    ]
  },
} satisfies NextConfig
