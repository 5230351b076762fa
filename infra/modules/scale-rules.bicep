metadata description = 'The app\'s own scale rules, as the body of a PATCH. A function app on Container Apps refuses rules when it is created, and a deployment takes them off again: they are put on after each one (infra/README.md). Without them the platform scales by rules that it makes from the triggers.'

@description('Resource id of the app\'s identity.')
param identityId string

@description('Name of the storage account.')
param storageAccountName string

param minReplicas int
param maxReplicas int

@description('Requests that one replica answers at once before another is started: an upload is checked while it waits.')
param concurrentRequests int

@description('Messages that one replica works off before another is started, by queue.')
param messages { *: int }

var queueRules = [
  for queue in items(messages): {
    name: 'queue-${queue.key}'
    custom: {
      type: 'azure-queue'
      identity: identityId
      metadata: {
        accountName: storageAccountName
        queueName: queue.key
        queueLength: string(queue.value)
      }
    }
  }
]

output patch object = {
  properties: {
    template: {
      scale: {
        allowScalingRuleOverride: true
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: concat(
          [
            {
              name: 'http'
              http: {
                metadata: {
                  concurrentRequests: string(concurrentRequests)
                }
              }
            }
          ],
          queueRules
        )
      }
    }
  }
}
