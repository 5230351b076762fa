metadata description = 'What somebody is told about. Each alert has a paragraph in infra/README.md that says what it means and what to do.'

param name string
param location string
param tags object

@description('Resource id of the Log Analytics workspace.')
param workspaceId string

@description('Resource id of the app.')
param appId string

@description('Resource id of the Event Grid topic of dropped files.')
param dropTopicId string

@description('Whether alerts are looked for.')
param enabled bool

@description('Who is told.')
param emails string[]

@description('Functions that a timer starts.')
param timers string[]

@description('The timer that runs every minute: when it is silent, so is everything that waits for the clock.')
param everyMinute string

@description('Share of the due returns that may be missing when a window is about to close, in per cent.')
param missingPercent int = 20

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-people'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'Reporting'
    emailReceivers: [
      for (email, i) in emails: {
        name: 'person-${i}'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

// Ids of the app's own log lines, which are warnings or worse: libraries number their chatter too. One with an exception is kept with the exceptions, the others with the traces.
var lines = 'union isfuzzy=true AppTraces, AppExceptions | where SeverityLevel >= 2 | extend event = toint(Properties.EventId)'

var queries = [
  {
    name: 'safeguarding'
    title: 'Somebody may be in danger'
    severity: 0
    query: '${lines} | where event == 1030'
    every: 'PT1M'
    // It stays until a person has read the row and acknowledged it.
    resolvesItself: false
  }
  {
    name: 'poisoned-messages'
    title: 'A message was set aside'
    severity: 1
    query: 'StorageQueueLogs | where OperationName == "PutMessage" and StatusCode == 201 and Uri contains "-poison/messages"'
    every: 'PT5M'
    // It stays until a person has replayed the message: that no second one came is no all-clear.
    resolvesItself: false
  }
  {
    name: 'failed-timers'
    title: 'A timer failed'
    severity: 2
    query: 'AppRequests | where Success == false and Name in (${join(map(timers, timer => '"${timer}"'), ', ')})'
    every: 'PT5M'
    resolvesItself: true
  }
  {
    name: 'silent-timers'
    title: 'The clock of the service stands still'
    severity: 1
    query: 'AppRequests | where Success == true and Name == "${everyMinute}" | summarize runs = count() | where runs == 0'
    every: 'PT15M'
    resolvesItself: true
  }
  {
    name: 'failed-runs'
    title: 'A report run failed'
    severity: 2
    query: '${lines} | where event in (2002, 2003, 2004, 2006, 3002, 3004, 3005)'
    every: 'PT5M'
    resolvesItself: false
  }
  {
    name: 'storage-failures'
    title: 'Requests fail because storage does not answer'
    severity: 1
    query: '${lines} | where event == 9001 | summarize failures = count() | where failures >= 5'
    every: 'PT5M'
    resolvesItself: true
  }
  {
    name: 'many-returns-missing'
    title: 'A window is about to close and many returns are missing'
    severity: 3
    query: '${lines} | where event == 1020 | extend missing = todouble(Properties.Missing), due = todouble(Properties.Due) | where missing * 100 > due * ${missingPercent}'
    every: 'PT1H'
    resolvesItself: false
  }
]

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in queries: {
    name: '${name}-${alert.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: alert.title
      description: 'infra/README.md, ${alert.name}'
      enabled: enabled
      severity: alert.severity
      scopes: [workspaceId]
      evaluationFrequency: alert.every
      windowSize: alert.every
      autoMitigate: alert.resolvesItself
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: {
              minFailingPeriodsToAlert: 1
              numberOfEvaluationPeriods: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [people.id]
      }
      // The tables are made by the first line that is written to them.
      skipQueryValidation: true
    }
  }
]

// Counted by the platform, so that a request that never reached the app counts too.
resource failedRequests 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-failed-requests'
  location: 'global'
  tags: tags
  properties: {
    description: 'infra/README.md, failed-requests'
    enabled: enabled
    severity: 1
    scopes: [appId]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: '5xx'
          metricNamespace: 'Microsoft.App/containerapps'
          metricName: 'Requests'
          dimensions: [
            {
              name: 'statusCodeCategory'
              operator: 'Include'
              values: ['5xx']
            }
          ]
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 5
        }
      ]
    }
    actions: [
      {
        actionGroupId: people.id
      }
    ]
  }
}

resource undeliveredFiles 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-undelivered-files'
  location: 'global'
  tags: tags
  properties: {
    description: 'infra/README.md, undelivered-files'
    enabled: enabled
    severity: 2
    scopes: [dropTopicId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    autoMitigate: false
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'dropped'
          metricNamespace: 'Microsoft.EventGrid/systemTopics'
          metricName: 'DroppedEventCount'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: [
      {
        actionGroupId: people.id
      }
    ]
  }
}
