# Rack behind the printed policy. The policy is an initializer of Rails, so this file defines the parts of Rails that it uses.
require 'net/http'
require 'rack'
require 'rack/cors'
require 'webrick'
require 'rack/handler/webrick'

module Rails
  Middleware = Struct.new(:block) do
    def insert_before(_position, _middleware, &block) = self.block = block
  end
  Config = Struct.new(:middleware)
  Application = Struct.new(:config)

  def self.application = (@application ||= Application.new(Config.new(Middleware.new)))
end

load File.join(ENV.fetch('PRINTED'), 'cors.rb')

HOP_BY_HOP = %w[connection keep-alive transfer-encoding date server].freeze

# The application of the conformance table in Ruby: it passes each request on to the table's own application.
application = lambda do |env|
  request = Net::HTTPGenericRequest.new(env['REQUEST_METHOD'], true, true, env['PATH_INFO'])
  body = env['rack.input'].read
  request.body = body unless body.empty?
  request['Content-Type'] = env['CONTENT_TYPE'] || 'text/plain'
  request['Accept-Encoding'] = 'identity'
  content = +''
  response = Net::HTTP.start('127.0.0.1', ENV.fetch('UPSTREAM_PORT').to_i) do |http|
    http.request(request) do |answer|
      answer.read_body { |part| content << part } if answer.class.body_permitted?
    rescue EOFError
      # The upstream broke off.
    end
  end
  headers = {}
  response.to_hash.each do |name, values|
    next if HOP_BY_HOP.include?(name) || name == 'content-length'

    # Rack 2 compares header names with case, and separates cookies by line breaks.
    headers[name.split('-').map(&:capitalize).join('-')] = values.join(name == 'set-cookie' ? "\n" : ', ')
  end
  [response.code.to_i, headers, [content]]
end

middleware = Rack::Cors.new(application, &Rails.application.config.middleware.block)
Rack::Handler::WEBrick.run(middleware, Host: '127.0.0.1', Port: ENV.fetch('PORT').to_i, AccessLog: [], Logger: WEBrick::Log.new(File::NULL))
