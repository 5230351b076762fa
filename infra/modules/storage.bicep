metadata description = 'The one storage account: no shared keys, no anonymous reading, TLS 1.2, and what is deleted or replaced can be had back for a while.'

param name string
param location string
param tags object

@description('Standard_LRS keeps three copies in one building, Standard_ZRS in three.')
@allowed(['Standard_LRS', 'Standard_ZRS'])
param redundancy string

@description('How long a deleted or replaced blob can be had back, in days. After that, and a day or two in which the rules run, nobody can.')
@minValue(7)
@maxValue(90)
param recoverableDays int

@description('How long a dropped file lies in the container drop, in days, whatever became of it. As long as the service keeps a version that it refused for personal details.')
param droppedDays int = 7

@description('Whether the account is locked against deletion.')
param locked bool

@description('Resource id of the Log Analytics workspace.')
param workspaceId string

@description('Blob containers.')
param containers string[]

@description('Queues.')
param queues string[]

@description('Tables.')
param tables string[]

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: redundancy
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    isLocalUserEnabled: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {
  name: '${name}-keep'
  scope: account
  properties: {
    level: 'CanNotDelete'
    notes: 'The returns of the councils. Remove this lock only to take the service down for good.'
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: {
      enabled: true
      days: recoverableDays
      allowPermanentDelete: false
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: recoverableDays
    }
  }
}

// Without the first rule an earlier version outlives the erasure of its blob for ever. It takes it at once: deletion itself is what can be undone for a while, so that
// what is erased is gone after that time and not after twice as long. The second rule is the only one that deletes in drop, since the app may not.
resource erasure 'Microsoft.Storage/storageAccounts/managementPolicies@2025-06-01' = {
  parent: account
  name: 'default'
  dependsOn: [blobs]
  properties: {
    policy: {
      rules: [
        {
          name: 'earlier-versions-of-blobs-end'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob', 'appendBlob']
            }
            actions: {
              version: {
                delete: {
                  daysAfterCreationGreaterThan: 0
                }
              }
            }
          }
        }
        {
          name: 'dropped-files-end'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob', 'appendBlob']
              // The slash after the name keeps drop-receipts out.
              prefixMatch: ['drop/']
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: droppedDays
                }
              }
            }
          }
        }
      ]
    }
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = [
  for container in containers: {
    parent: blobs
    name: container
    properties: {
      publicAccess: 'None'
    }
  }
]

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2025-06-01' = {
  parent: account
  name: 'default'
}

resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-06-01' = [
  for queue in queues: {
    parent: queueService
    name: queue
  }
]

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2025-06-01' = {
  parent: account
  name: 'default'
}

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-06-01' = [
  for table in tables: {
    parent: tableService
    name: table
  }
]

// The alert on poisoned messages reads this: the platform has no metric of one queue's length.
resource queueLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'queue-writes'
  scope: queueService
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'StorageWrite'
        enabled: true
      }
    ]
  }
}

// Who read, wrote or deleted which blob, whether through the app or past it.
resource blobLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'blob-access'
  scope: blobs
  properties: {
    workspaceId: workspaceId
    logs: [
      for category in ['StorageRead', 'StorageWrite', 'StorageDelete']: {
        category: category
        enabled: true
      }
    ]
  }
}

output id string = account.id
output name string = account.name
